SELECT id FROM member
WHERE (
    SELECT count(DISTINCT role) FROM contact_role
    WHERE member_id = member.id AND role IN ('main', 'voting') AND is_held(from_on, until_on)
) < 2
