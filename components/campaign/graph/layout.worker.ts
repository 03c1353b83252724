import { type LayoutInput, layOut } from "./layout";

// Off the main thread, so that the page stays at hand while a large graph is laid out.
self.addEventListener("message", ({ data }: MessageEvent<LayoutInput>) => {
  self.postMessage(layOut(data));
});
