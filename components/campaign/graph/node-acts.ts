import type { GraphNode } from "@/lib/casefile/contract";
import { isCommunity } from "./prepare-graph";
import type { GraphLook } from "./use-graph-view";

/** What can be done with a node; what cannot is undefined. */
export interface NodeActs {
  open?: () => void;
  pin?: () => void;
  hide?: () => void;
  isPinned: boolean;
}

export function actsOn(node: GraphNode | undefined, look: GraphLook): NodeActs {
  if (node === undefined) return { isPinned: false };
  const { id } = node;
  const opens = id !== look.focus && (node.type !== "community" || isCommunity(node));
  const open = opens ? { open: () => look.open(id) } : {};
  if (node.type !== "value") return { ...open, isPinned: false };
  return {
    ...open,
    pin: () => look.toggle("pinned", id),
    hide: () => look.toggle("hidden", id),
    isPinned: look.pinned.includes(id),
  };
}
