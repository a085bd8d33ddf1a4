SELECT
    voting_confirmation.member_id, official_name, asked_on, answer, answered_on, note,
    trim(main.given_name || ' ' || main.family_name) AS main_contact, main.email,
    trim(voter.given_name || ' ' || voter.family_name) AS voting_contact
FROM voting_confirmation
JOIN member ON member.id = voting_confirmation.member_id
LEFT JOIN contact_role AS main_role ON main_role.member_id = member.id AND main_role.role = 'main'
    AND is_held(main_role.from_on, main_role.until_on)
LEFT JOIN contact AS main ON main.id = main_role.contact_id
LEFT JOIN contact_role AS voter_role ON voter_role.member_id = member.id AND voter_role.role = 'voting'
    AND is_held(voter_role.from_on, voter_role.until_on)
LEFT JOIN contact AS voter ON voter.id = voter_role.contact_id
WHERE round_id = ?1
ORDER BY name_key, member.id
