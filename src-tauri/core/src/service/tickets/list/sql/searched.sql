    AND (
        ticket.member_id IN (SELECT value FROM json_each(:members))
        OR ticket.id IN (SELECT rowid FROM temp.ticket_search WHERE ticket_search MATCH :query)
    )
