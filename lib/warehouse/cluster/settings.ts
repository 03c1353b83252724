/** What every statement is sent with where tables are spread over a cluster. */
export const clusterSettings: Readonly<Record<string, string | number>> = {
  // A batch counts as stored once every shard has its rows, not when they wait on the node that was asked.
  distributed_foreground_insert: 1,
  // Rows of a query go to the shard of their key; the shards would else keep what they have made themselves.
  parallel_distributed_insert_select: "0",
  // Of every shard the first replica that answers, for reads and writes and whichever node is asked: what was written is read.
  load_balancing: "in_order",
  prefer_localhost_replica: 0,
  // A list of one query is made once, from all shards, and sent to each; of views too, which hide what is beneath them.
  distributed_product_mode: "global",
  prefer_global_in_and_join: 1,
  // All of an account is on one shard: a question about one asks that shard alone.
  optimize_skip_unused_shards: 1,
  // Partitions are swapped on one replica; the others that are there have followed when the statement is over.
  alter_sync: "3",
  // A shard may have nothing of a day that another one has much of.
  allow_replace_partition_from_empty_source: "1",
  // A mutation may compare with what is stored: commits take turns, so all replicas find the same.
  allow_nondeterministic_mutations: 1,
  // A node that is away is not waited for: it does what it missed when it is back.
  distributed_ddl_output_mode: "none_only_active",
};
