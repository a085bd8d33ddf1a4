SELECT
    joining_enquiry.*, joining_enquiry.id AS enquiry_id,
    given_name, family_name, email, phone, job_title, employer,
    member.official_name AS member, member.status AS member_status,
    (SELECT from_on FROM joining_stage_change WHERE joining_stage_change.enquiry_id = joining_enquiry.id
     ORDER BY joining_stage_change.id DESC LIMIT 1) AS stage_since,
    count(*) OVER () AS total
FROM joining_enquiry
LEFT JOIN joining_asker ON joining_asker.enquiry_id = joining_enquiry.id
LEFT JOIN member ON member.id = joining_enquiry.member_id
WHERE (:id IS NULL OR joining_enquiry.id = :id)
    AND (:member_id IS NULL OR joining_enquiry.member_id IN (
        SELECT :member_id UNION SELECT member_merge.member_id FROM member_merge WHERE survivor_id = :member_id))
    AND (:outcomes IS NULL OR outcome IN (SELECT value FROM json_each(:outcomes)))
    AND (:stages IS NULL OR stage IN (SELECT value FROM json_each(:stages)))
    AND (:tiers IS NULL OR coalesce(joining_enquiry.tier, 'none') IN (SELECT value FROM json_each(:tiers)))
    AND (:owners IS NULL OR owner IN (SELECT value FROM json_each(:owners)))
    AND (:sources IS NULL OR source IN (SELECT value FROM json_each(:sources)))
    AND (:words IS NULL OR NOT EXISTS (
        SELECT 1 FROM json_each(:words) WHERE instr(
            joining_enquiry.name_key || ' ' || coalesce(joining_asker.name_key, '') || ' ' || coalesce(member.name_key, '')
            || ' ' || lower(source || ' ' || owner), value) = 0))
ORDER BY {order}, joining_enquiry.id
LIMIT :limit OFFSET :offset
