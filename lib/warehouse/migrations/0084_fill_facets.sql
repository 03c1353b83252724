-- What came before these roll-ups; statements as lib/traffic/rollups/facets.sql.ts made them then.
-- What an interrupted migration may have left.
TRUNCATE TABLE account_facet;

TRUNCATE TABLE facet_day;

INSERT INTO account_facet (day, account, model, capability, network, country, user_agent, fingerprint, template, program, exchanges, output_tokens)
  SELECT sent.day, toUInt32(sipHash64(sent.account_id)), sent.of_model, sent.of_capability, sent.of_network, sent.of_country, sent.of_user_agent, sent.of_fingerprint, sent.of_template, known.program, sent.n, sent.tokens
  FROM (
    SELECT toDate(ts) AS day, account_id, toString(exchange.model) AS of_model, toString(exchange.capability) AS of_capability, trimBoth(concat(if(exchange.asn = 0, '', concat('AS', toString(exchange.asn), ' ')), exchange.as_org)) AS of_network, toString(exchange.country) AS of_country, if(toString(exchange.user_agent) = '', '', toString(sipHash64(toString(exchange.user_agent)))) AS of_user_agent, if((toDate(ts), if(exchange.client_fingerprint = '', '', toString(sipHash64(exchange.client_fingerprint)))) IN (
  SELECT day, value FROM (
    SELECT toDate(ts) AS day, if(exchange.client_fingerprint = '', '', toString(sipHash64(exchange.client_fingerprint))) AS value, count() AS sent, sum(sent) OVER (PARTITION BY day) AS sent_in_all
    FROM exchange GROUP BY day, value)
  WHERE value != '' AND sent >= greatest(5, sent_in_all / 5000)), if(exchange.client_fingerprint = '', '', toString(sipHash64(exchange.client_fingerprint))), '') AS of_fingerprint, if((toDate(ts), if(exchange.template_id = 0, '', toString(exchange.template_id))) IN (
  SELECT day, value FROM (
    SELECT toDate(ts) AS day, if(exchange.template_id = 0, '', toString(exchange.template_id)) AS value, count() AS sent, sum(sent) OVER (PARTITION BY day) AS sent_in_all
    FROM exchange GROUP BY day, value)
  WHERE value != '' AND sent >= greatest(5, sent_in_all / 5000)), if(exchange.template_id = 0, '', toString(exchange.template_id)), '') AS of_template,
      count() AS n, sum(exchange.output_tokens) AS tokens
    FROM exchange GROUP BY day, account_id, of_model, of_capability, of_network, of_country, of_user_agent, of_fingerprint, of_template) AS sent
  LEFT ANY JOIN (SELECT account_id, program FROM account_current FINAL WHERE program != '') AS known
    ON known.account_id = sent.account_id
SETTINGS max_bytes_before_external_group_by = 1000000000, max_partitions_per_insert_block = 0;

INSERT INTO facet_day (day, facet, value, exchanges, output_tokens, accounts)
  SELECT day, one.1 AS name, one.2 AS said, sum(exchanges), sum(output_tokens), uniqCombinedState(12)(account)
  FROM account_facet
  ARRAY JOIN [('all', ''), ('model', toString(model)), ('capability', toString(capability)), ('network', toString(network)), ('country', toString(country)), ('user_agent', toString(user_agent)), ('fingerprint', toString(fingerprint)), ('template', toString(template)), ('program', toString(program))] AS one
  GROUP BY day, name, said
SETTINGS max_bytes_before_external_group_by = 1000000000, max_partitions_per_insert_block = 0;
