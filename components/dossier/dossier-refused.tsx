import classes from "./dossier.module.css";
import { BackToCampaign } from "./paper-bar";

interface DossierRefusedProps {
  title?: string;
  message: string;
  back: string;
}

/** Says why a document cannot be shown. */
export function DossierRefused({ title = "No dossier", message, back }: DossierRefusedProps) {
  return (
    <main className={classes.page}>
      <div className={classes.paper}>
        <h1>{title}</h1>
        <p role="alert">{message}</p>
        <p>
          <BackToCampaign href={back} />
        </p>
      </div>
    </main>
  );
}
