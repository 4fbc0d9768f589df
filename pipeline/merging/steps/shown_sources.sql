-- Each source in one line: title, work or publisher, date; the entry as it stands where it has no title.
CREATE VIEW shown_sources AS
SELECT document_id,
       source_id,
       ordinal,
       CASE WHEN title IS NULL THEN coalesce(raw_text, container_title, 'untitled')
            ELSE concat_ws(', ', '"' || title || '"', coalesce(container_title, publisher), issued_edtf) END AS shown
FROM sources
