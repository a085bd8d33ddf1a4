SELECT joining_enquiry.stage
FROM joining_enquiry
LEFT JOIN joining_asker ON joining_asker.enquiry_id = joining_enquiry.id
WHERE joining_enquiry.member_id = :member_id
    OR :member_id IS NULL AND :asker_email <> '' AND lower(joining_asker.email) = :asker_email
ORDER BY joining_enquiry.outcome = 'open' DESC, joining_enquiry.received_on DESC, joining_enquiry.id DESC
LIMIT 1
