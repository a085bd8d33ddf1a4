-- Members of whom ORCID was told something else than their columns hold now; {values} writes these as they are submitted.
SELECT member.*, submitted_values
FROM portal_sync_submission AS submitted
JOIN member ON member.id = submitted.member_id
WHERE submitted.contact_id IS NULL AND status IN ('active', 'leaving') AND archived_on IS NULL
    AND submitted_values <> '[' || substr({values}, 2) || ']'
