-- As invoices: by address anywhere; by name at members where the person holds or held a role.
SELECT reminder.id, invoice.number, level, reminded_on, invoice.debtor_name
FROM reminder
JOIN invoice ON invoice.id = reminder.invoice_id
WHERE lower(reminder.document ->> '$.buyer.email') IN (SELECT value FROM json_each(:emails))
    OR (reminder.document ->> '$.buyer.attention' IN (SELECT value FROM json_each(:names))
        AND (invoice.member_id IN (SELECT member_id FROM contact_role WHERE contact_id = :contact_id)
            OR invoice.member_id IN (SELECT member_merge.member_id FROM member_merge JOIN contact_role
                ON contact_role.member_id = survivor_id WHERE contact_id = :contact_id)))
ORDER BY reminder.id
