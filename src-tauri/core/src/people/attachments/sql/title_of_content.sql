SELECT title FROM attachment
JOIN attachment_version ON attachment_version.attachment_id = attachment.id
WHERE member_id IS ?1 AND agreement_id IS ?2 AND sha256 = ?3 LIMIT 1
