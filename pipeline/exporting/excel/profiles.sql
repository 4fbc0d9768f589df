-- Who and what is spoken of, one row each: persons and organisations of which something is said, or that have an article.
-- What is alleged, reported or denied never stands in a column of plain facts: it goes into `claims`, in words that say so.
-- One part of them at a time, since what is said of a part fits into memory.
WITH originals AS (
    SELECT document_id, title, subject_id FROM documents WHERE same_as_id IS NULL
),
actors AS (
    SELECT entity_id, name, description, country, document_count, mention_count,
           CASE WHEN schema = 'Person' THEN 'person' ELSE 'organisation' END AS kind
    FROM entities
    WHERE schema IN ('Person', 'Organization', 'Company', 'PublicBody', 'LegalEntity')
          AND hash(entity_id) % getvariable('parts') = getvariable('part')
),
of_actors AS (
    SELECT *, subject_id AS entity_id, 'subject' AS "of", value AS other FROM said WHERE subject_id IN (SELECT entity_id FROM actors)
    UNION ALL
    SELECT *, value_id AS entity_id, 'value' AS "of", subject AS other FROM said WHERE value_id IN (SELECT entity_id FROM actors)
),
from_statements AS (
    SELECT o.*, a.kind, w.words, w.alone,
           CASE WHEN a.kind = 'person' THEN w.person ELSE w.organisation END AS field,
           -- An acquittal is negated by its nature, and says so itself.
           o.certainty <> 'asserted' OR (o.negated AND o.property <> 'acquitted_of') AS is_claim,
           nullif(concat_ws('; ', 'against ' || o.target_text, o.amount, o.period), '') AS details
    FROM of_actors o
    JOIN actors a ON a.entity_id = o.entity_id
    LEFT JOIN words w ON w.property = o.property AND w."of" = o."of"
    WHERE o.other IS NOT NULL
),
took_part AS (
    SELECT DISTINCT p.entity_id, p.role, e.event_id, e.document_id, e.kind
    FROM event_participants p
    JOIN events e ON e.event_id = p.event_id
    JOIN originals d ON d.document_id = e.document_id
    JOIN actors a ON a.entity_id = p.entity_id
),
from_events AS (
    SELECT t.entity_id, e.*, coalesce(a.name, e.attributed_to_text) AS attributed,
           e.certainty <> 'asserted' OR (e.negated AND e.kind NOT IN ('acquittal', 'release')) AS is_claim
    FROM took_part t
    JOIN events e ON e.event_id = t.event_id
    LEFT JOIN entities a ON a.entity_id = e.attributed_to_id
    -- Who brings, judges or punishes takes part as agent; who commits, admits or sues as well.
    WHERE (t.role <> 'agent'
           AND t.kind IN ('lawsuit', 'investigation', 'accusation', 'charge', 'arrest', 'trial', 'guilty_plea', 'conviction',
                          'acquittal', 'sentence', 'ruling', 'extradition', 'release', 'fine', 'sanction', 'reward_offer')
           OR t.role IN ('agent', 'subject') AND t.kind IN ('lawsuit', 'guilty_plea', 'offence'))
      AND NOT EXISTS (SELECT 1 FROM of_actors o WHERE o.entity_id = t.entity_id AND o.event_id = t.event_id)
),
items AS (
    SELECT entity_id, certainty, negated, attributed, is_claim, moment,
           CASE WHEN is_claim THEN 'claims' ELSE coalesce(field, 'other') END AS field,
           CASE WHEN alone = 'yes' AND NOT is_claim THEN other
                WHEN role IS NOT NULL AND "of" = 'subject' AND property <> 'position_held' THEN role || ' of ' || other
                WHEN role IS NOT NULL AND "of" = 'value' THEN role || ': ' || other
                ELSE coalesce(words, replace(property, '_', ' ') || CASE WHEN "of" = 'value' THEN ' (of)' ELSE '' END || ':')
                     || ' ' || other END
           || CASE WHEN alone = 'yes' AND NOT is_claim OR details IS NULL THEN '' ELSE ' (' || details || ')' END AS said
    FROM from_statements
    UNION ALL
    SELECT entity_id, certainty, negated, attributed, is_claim, date_edtf AS moment,
           CASE WHEN is_claim OR kind IN ('accusation', 'charge', 'lawsuit', 'investigation', 'reward_offer') THEN 'claims'
                ELSE 'legal_matters' END AS field,
           replace(kind, '_', ' ') || coalesce(' ' || date_edtf, '') || ': “' || coalesce(name, exact) || '”' AS said
    FROM from_events
    UNION ALL
    SELECT n.entity_id, 'asserted', false, NULL, false, NULL, 'other_names', n.name
    FROM entity_names n
    JOIN actors a ON a.entity_id = n.entity_id
    WHERE n.name <> a.name AND n.name_type IN ('alias', 'acronym', 'native', 'previous')
),
written AS (
    SELECT entity_id, field, min(moment) AS moment, count(*) AS times,
           regexp_replace(max(said), '\s+', ' ', 'g') AS said -- an item is a line
    FROM (
        SELECT entity_id, field, moment,
               CASE WHEN NOT is_claim THEN ''
                    WHEN certainty = 'asserted' THEN '[denied or dropped] '
                    ELSE '[' || CASE WHEN NOT negated THEN certainty
                                     WHEN certainty = 'alleged' THEN 'alleged, but denied or dropped'
                                     ELSE 'reported not to be so' END
                         || coalesce(', according to ' || attributed, '') || '] ' END
               || said AS said
        FROM items
    )
    GROUP BY entity_id, field, lower(said)
),
-- What the next item says more precisely is left out: 1805 beside 1805-11-19, a marriage without its date beside one with
-- it. In order of the alphabet the one follows the other, so that no item is compared with all.
precise AS (
    SELECT * EXCLUDE (next)
    FROM (SELECT *, lead(said) OVER (PARTITION BY entity_id, field ORDER BY said) AS next FROM written)
    WHERE next IS NULL
       OR NOT starts_with(next, said || CASE WHEN field IN ('born', 'died', 'founded', 'dissolved') THEN '' ELSE ' (' END)
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY entity_id, field ORDER BY moment NULLS LAST, times DESC, said) AS place,
           count(*) OVER (PARTITION BY entity_id, field) AS number
    FROM precise
),
cells AS (
    SELECT entity_id, field,
           CASE WHEN field IN ('roles', 'education', 'family', 'honours', 'people', 'organisations', 'legal_matters', 'claims',
                               'other')
                THEN lines ELSE replace(lines, chr(10), '; ') END
           || CASE WHEN number > 20 THEN chr(10) || '… and ' || (number - 20) || ' more' ELSE '' END AS shown
    FROM (
        SELECT entity_id, field, string_agg(said, chr(10) ORDER BY place) AS lines, any_value(number) AS number
        FROM ranked
        WHERE place <= 20
        GROUP BY entity_id, field
    )
),
facts AS (
    SELECT entity_id, document_id, statement_id AS fact_id, 1 AS is_statement FROM of_actors
    UNION
    SELECT entity_id, document_id, event_id, 0 FROM took_part
),
support AS (
    SELECT statement_id AS fact_id, source_id FROM statement_sources
    UNION ALL
    SELECT event_id, source_id FROM event_sources
),
sources_of AS (
    SELECT f.entity_id, count(DISTINCT x.source_id) AS sources FROM facts f JOIN support x ON x.fact_id = f.fact_id GROUP BY f.entity_id
),
articles_of AS (
    SELECT entity_id, min_by(document_id, rank || document_id) AS document_id, min(rank) = 0 AS is_subject,
           sum(is_statement) AS statements, sum(is_event) AS events
    FROM (SELECT entity_id, document_id, 1 AS rank, is_statement, 1 - is_statement AS is_event FROM facts
          UNION ALL
          SELECT subject_id, document_id, 0, 0, 0 FROM originals WHERE subject_id IN (SELECT entity_id FROM actors))
    GROUP BY entity_id
),
by_actor AS (
    SELECT entity_id,
           max(shown) FILTER (WHERE field = 'born') AS born,
           max(shown) FILTER (WHERE field = 'birthplace') AS birthplace,
           max(shown) FILTER (WHERE field = 'died') AS died,
           max(shown) FILTER (WHERE field = 'deathplace') AS deathplace,
           max(shown) FILTER (WHERE field = 'nationality') AS nationality,
           max(shown) FILTER (WHERE field = 'occupation') AS occupation,
           max(shown) FILTER (WHERE field = 'roles') AS roles,
           max(shown) FILTER (WHERE field = 'education') AS education,
           max(shown) FILTER (WHERE field = 'family') AS family,
           max(shown) FILTER (WHERE field = 'honours') AS honours,
           max(shown) FILTER (WHERE field = 'founded') AS founded,
           max(shown) FILTER (WHERE field = 'dissolved') AS dissolved,
           max(shown) FILTER (WHERE field = 'headquarters') AS headquarters,
           max(shown) FILTER (WHERE field = 'industry') AS industry,
           max(shown) FILTER (WHERE field = 'people') AS people,
           max(shown) FILTER (WHERE field = 'organisations') AS organisations,
           max(shown) FILTER (WHERE field = 'legal_matters') AS legal_matters,
           max(shown) FILTER (WHERE field = 'claims') AS claims,
           max(shown) FILTER (WHERE field = 'other') AS other,
           max(shown) FILTER (WHERE field = 'other_names') AS other_names,
           max(shown) FILTER (WHERE field = 'country') AS country
    FROM cells
    GROUP BY entity_id
)
SELECT a.kind, a.name, a.description, c.* EXCLUDE (entity_id, country), coalesce(c.country, a.country) AS country,
       d.title AS article, a.document_count AS articles, a.mention_count AS mentions,
       CAST(o.statements AS BIGINT) AS statements, CAST(o.events AS BIGINT) AS events,
       coalesce(s.sources, 0) AS sources, a.entity_id, o.document_id, o.is_subject
FROM actors a
JOIN articles_of o ON o.entity_id = a.entity_id
JOIN originals d ON d.document_id = o.document_id
LEFT JOIN sources_of s ON s.entity_id = a.entity_id
LEFT JOIN by_actor c ON c.entity_id = a.entity_id
