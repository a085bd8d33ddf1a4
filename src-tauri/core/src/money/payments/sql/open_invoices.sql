SELECT *, count(*) OVER () AS count
FROM payment_open_item
WHERE open_minor > 0
    AND (:member_id IS NULL OR member_id = :member_id)
    AND (:sponsor_id IS NULL OR sponsor_id = :sponsor_id)
    AND (:currency IS NULL OR currency = :currency)
    AND (
        :search = '' OR instr(folded(number), :search) > 0 OR instr(folded(debtor_name), :search) > 0
        OR instr(folded(payment_reference), replace(:search, ' ', '')) > 0
    )
ORDER BY due_on, invoice_id
LIMIT :limit
