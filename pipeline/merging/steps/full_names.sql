-- The names of persons who were left out that mean them wherever they stand.
CREATE TABLE full_names AS
SELECT DISTINCT name
FROM dropped_names
WHERE name_type <> 'weak' AND contains(name, ' ')
