SELECT
    person.id, contact_id, pseudonym, erased_on, erased_by,
    invoice.id AS invoice_id, number, debtor_name, issued_on, retained_until
FROM personal_data_erasure AS person
LEFT JOIN personal_data_retained_invoice ON personal_data_retained_invoice.erased_person_id = person.id
LEFT JOIN invoice ON invoice.id = invoice_id
ORDER BY person.id DESC, invoice.id
