-- Tickets that were put away and have nothing new since ?1, and the tickets that are part of them.
WITH RECURSIVE
    quiet (id) AS (
        SELECT id FROM ticket
        WHERE merged_into_id IS NULL AND state IN ('solved', 'closed', 'spam')
            AND max(
                received_at, coalesce(last_message_at, ''), coalesce(last_solved_at, ''),
                coalesce((SELECT max(from_at) FROM ticket_state WHERE ticket_state.ticket_id = ticket.id), '')
            ) < ?1
    ),
    every_part (id, shown_id) AS (
        SELECT id, id FROM quiet
        UNION
        SELECT ticket.id, every_part.shown_id FROM ticket JOIN every_part ON ticket.merged_into_id = every_part.id
    ),
    shown AS (
        SELECT id, number, subject, state, received_at FROM ticket
        WHERE id IN (
            SELECT shown_id FROM every_part
            JOIN ticket AS part ON part.id = every_part.id
            WHERE part.asker_name <> '' OR part.asker_email <> '' OR part.remark <> ''
                OR EXISTS (SELECT 1 FROM ticket_message WHERE ticket_message.ticket_id = part.id)
        )
    ),
    parts (id) AS (SELECT id FROM every_part WHERE shown_id IN (SELECT id FROM shown))
