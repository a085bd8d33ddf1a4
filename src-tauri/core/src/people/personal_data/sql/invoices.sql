-- By address or name in what was added after issuing; otherwise by address anywhere; by name at members where the person holds or held a role, for others may have the same name.
SELECT id, number, debtor_name, issued_on
FROM invoice
WHERE lower(document ->> '$.buyer.email') IN (SELECT value FROM json_each(:emails))
    OR (document ->> '$.buyer.attention' IN (SELECT value FROM json_each(:names))
        AND (member_id IN (SELECT member_id FROM contact_role WHERE contact_id = :contact_id)
            OR member_id IN (SELECT member_merge.member_id FROM member_merge JOIN contact_role
                ON contact_role.member_id = survivor_id WHERE contact_id = :contact_id)))
    OR EXISTS (
        SELECT 1 FROM invoice_supplement AS supplement
        JOIN (SELECT value FROM json_each(:emails) UNION ALL SELECT value FROM json_each(:names)) AS written
        WHERE supplement.invoice_id = invoice.id AND written.value <> ''
            AND instr(lower(supplement.document), lower(written.value)) > 0
    )
ORDER BY id
