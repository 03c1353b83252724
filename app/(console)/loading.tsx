import { LoadingRows } from "@/components/feedback/loading-rows";

export default function Loading() {
  return <LoadingRows rows={10} height={24} />;
}
