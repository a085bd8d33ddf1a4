SELECT at FROM ticket_message WHERE kind IN ('out', 'note', 'draft', 'to_orcid', 'rating_draft', 'rating_asked')
UNION ALL
SELECT first_response_at AS at FROM ticket WHERE first_response_at IS NOT NULL
UNION ALL
SELECT asked_at AS at FROM ticket_escalation
UNION ALL
SELECT from_at AS at FROM ticket_state WHERE state IN ('solved', 'closed') AND from_at <> ''
