SELECT
    person.id, contact_id, pseudonym, erased_on, erased_by,
    invoice.id AS invoice_id, number, debtor_name, issued_on, retained_until
FROM erased_person AS person
LEFT JOIN retained_invoice ON retained_invoice.erased_person_id = person.id
LEFT JOIN invoice ON invoice.id = invoice_id
ORDER BY person.id DESC, invoice.id
