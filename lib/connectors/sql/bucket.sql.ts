/** One object as the engine lists it; its path begins with the bucket. */
export interface BucketObject {
  path: string;
  etag: string;
  size: string;
  modified: string;
}

/**
 * No redirect, so that no answer sends the engine to another host; few repetitions, so that an object store that is away is
 * told of soon; one thread, so that bytes keep their order; blocks by their bytes, so that memory stays flat.
 */
export const settings = {
  s3_max_redirects: 0,
  s3_retry_attempts: 2,
  s3_connect_timeout_ms: 3_000,
  s3_request_timeout_ms: 10_000,
  s3_validate_etag_on_read: 1,
  max_threads: 1,
  input_format_parallel_parsing: 0,
  input_format_max_block_size_bytes: 4 * 1024 * 1024,
};

const access = (signed: boolean): string => (signed ? "{keyId:String}, {secret:String}" : "NOSIGN");

/** Lists objects without reading any. Parameters: `url` with its pattern, `most`, and for a signed request `keyId`, `secret`. */
export const listing = (signed: boolean): string => `
  SELECT _path AS path, _etag AS etag, _size AS size, _time AS modified
  FROM s3({url:String}, ${access(signed)}, 'One', 'dummy UInt8')
  LIMIT {most:UInt64}`;

/**
 * The bytes of one object as they are stored: lines are cut and put together again at the same places, so that any bytes come
 * through, and faster than as a byte a row. Parameters: `url`, `etag`, and those of the request.
 */
export const reading = (signed: boolean): string => `
  SELECT line
  FROM s3({url:String}, ${access(signed)}, 'LineAsString', 'line String', 'none')
  WHERE _etag = {etag:String}
  FORMAT TSVRaw`;
