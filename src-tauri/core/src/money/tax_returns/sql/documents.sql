-- Documents of a period; and write-offs of it that take their tax back, each as its invoice with what it takes back.
SELECT invoice.id, invoice.currency, invoice.document, NULL AS taken_back, invoice.issued_on AS on_day,
    CASE invoice.kind WHEN 'credit_note' THEN -1 ELSE 1 END AS sign
FROM invoice
WHERE invoice.kind <> 'pro_forma' AND invoice.issued_on BETWEEN :from_on AND :until_on
UNION ALL
SELECT invoice.id, invoice.currency, invoice.document, payment_write_off.taxes AS taken_back,
    payment_write_off.written_off_on AS on_day, -1 AS sign
FROM payment_write_off
JOIN invoice ON invoice.id = payment_write_off.invoice_id
WHERE payment_write_off.taxes <> '[]' AND payment_write_off.written_off_on BETWEEN :from_on AND :until_on
ORDER BY on_day, 1
