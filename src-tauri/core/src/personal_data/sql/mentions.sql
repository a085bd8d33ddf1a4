SELECT 'Notes of ' || official_name AS place FROM member WHERE instr(notes, ?1) > 0
UNION ALL SELECT 'The document “' || title || '”' FROM attachment WHERE instr(title || ' ' || note, ?1) > 0
UNION ALL SELECT 'Notes of another contact' FROM contact WHERE id <> ?2 AND instr(notes, ?1) > 0
