-- The tables of a dataset for DuckDB. {folder} is its folder. Other engines: see docs/fleet.md.
CREATE OR REPLACE VIEW reports AS
SELECT * FROM read_parquet('{folder}/reports.parquet');

CREATE OR REPLACE VIEW problems AS
SELECT * FROM read_parquet('{folder}/problems.parquet');

CREATE OR REPLACE VIEW results AS
SELECT * FROM read_parquet('{folder}/results/*/*.parquet', hive_partitioning = true, hive_types_autocast = false)
WHERE (part, report) IN (SELECT part, report FROM reports);

CREATE OR REPLACE VIEW verdicts AS
SELECT * FROM read_parquet('{folder}/verdicts/*/*.parquet', hive_partitioning = true, hive_types_autocast = false)
WHERE (part, report) IN (SELECT part, report FROM reports);

CREATE OR REPLACE VIEW findings AS
SELECT * FROM read_parquet('{folder}/findings/*/*.parquet', hive_partitioning = true, hive_types_autocast = false)
WHERE (part, report) IN (SELECT part, report FROM reports);

CREATE OR REPLACE VIEW environments AS
SELECT * FROM read_parquet('{folder}/environments/*/*.parquet', hive_partitioning = true, hive_types_autocast = false)
WHERE (part, report) IN (SELECT part, report FROM reports);
