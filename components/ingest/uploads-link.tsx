import { Anchor } from "@mantine/core";
import Link from "next/link";

/** The way back from the pages beneath uploads. */
export const UploadsLink = () => (
  <Anchor component={Link} href="/ingest" size="sm">
    Uploads & jobs
  </Anchor>
);
