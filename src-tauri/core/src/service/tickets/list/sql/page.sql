FROM ticket
LEFT JOIN member ON member.id = ticket.member_id
WHERE (:states IS NULL AND ticket.state <> 'merged'
        OR ticket.state IN (SELECT value FROM json_each(:states)))
    AND (:topics IS NULL OR ticket.topic IN (SELECT value FROM json_each(:topics)))
    AND (:priorities IS NULL OR ticket.priority IN (SELECT value FROM json_each(:priorities)))
    AND (:channels IS NULL OR ticket.channel IN (SELECT value FROM json_each(:channels)))
    AND (:tiers IS NULL OR ticket.tier IN (SELECT value FROM json_each(:tiers)))
    AND (:owners IS NULL OR ticket.owner IN (SELECT value FROM json_each(:owners)))
    AND (:member_id IS NULL OR ticket.member_id = :member_id
        OR ticket.id IN (SELECT ticket_id FROM ticket_member WHERE ticket_member.member_id = :member_id))
    AND (:contact_id IS NULL OR ticket.contact_id = :contact_id)
    AND (:from_at IS NULL OR ticket.received_at >= :from_at)
    AND (:until_at IS NULL OR ticket.received_at < :until_at)
    AND (:figure IS NULL OR ticket.id IN (SELECT value FROM json_each(:figure)))
