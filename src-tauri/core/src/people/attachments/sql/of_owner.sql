SELECT
    attachment.id, member_id, agreement_id, title, kind, dated_on, note,
    attachment_version.id AS version_id, version, file_name, media_type, size_bytes, sha256, added_at, added_by
FROM attachment
JOIN attachment_version ON attachment_version.attachment_id = attachment.id
WHERE member_id IS ?1 AND agreement_id IS ?2
ORDER BY coalesce(dated_on, '') DESC, attachment.id DESC, version DESC
