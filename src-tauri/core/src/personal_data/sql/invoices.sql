-- By address anywhere; by name at members where the person holds or held a role, for others may have the same name.
SELECT id, number, debtor_name, issued_on
FROM invoice
WHERE lower(document ->> '$.buyer.email') IN (SELECT value FROM json_each(:emails))
    OR (document ->> '$.buyer.attention' IN (SELECT value FROM json_each(:names))
        AND (member_id IN (SELECT member_id FROM contact_role WHERE contact_id = :contact_id)
            OR member_id IN (SELECT member_merge.member_id FROM member_merge JOIN contact_role
                ON contact_role.member_id = survivor_id WHERE contact_id = :contact_id)))
ORDER BY id
