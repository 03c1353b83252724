export { type Cluster, onCluster } from "./rewrite";
export { clusterSettings } from "./settings";
