import { Button } from "@mantine/core";
import type { TablerIcon } from "@tabler/icons-react";
import Link from "next/link";

/** A way to another page, beside a page's heading. */
export function LinkButton({ href, icon: Icon, children }: { href: string; icon: TablerIcon; children: string }) {
  return (
    <Button component={Link} href={href} variant="default" leftSection={<Icon size={14} aria-hidden />}>
      {children}
    </Button>
  );
}
