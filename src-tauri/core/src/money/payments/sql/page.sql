WHERE (:from_on IS NULL OR received_on >= :from_on)
    AND (:until_on IS NULL OR received_on <= :until_on)
    AND (:member_id IS NULL OR member_id = :member_id)
    AND (:sponsor_id IS NULL OR sponsor_id = :sponsor_id)
    AND (:unallocated IS NULL OR :unallocated = (unallocated_minor <> 0))
    AND (:refunds IS NULL OR :refunds = (amount_minor < 0))
    AND (
        :search = '' OR instr(folded(payer_name), :search) > 0 OR instr(folded(debtor_name), :search) > 0
        OR instr(folded(reference), :search) > 0 OR instr(folded(note), :search) > 0
        OR instr(folded(invoices), :search) > 0
    )
