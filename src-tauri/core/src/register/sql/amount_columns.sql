SELECT listed.name AS table_name, held.name AS column_name
FROM pragma_table_list AS listed, pragma_table_info(listed.name) AS held
WHERE listed.schema = 'main' AND listed.type = 'table' AND held.name LIKE '%\_minor' ESCAPE '\'
ORDER BY 1, 2
