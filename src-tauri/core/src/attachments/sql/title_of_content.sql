SELECT title FROM attachment
JOIN attachment_version ON attachment_version.attachment_id = attachment.id
WHERE member_id IS ?1 AND sha256 = ?2 LIMIT 1
