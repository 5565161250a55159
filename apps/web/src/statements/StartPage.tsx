import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import type { StartFormQuery } from '../generated/graphql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary, type Problem } from '../ui/ErrorSummary.js';
import { Radios, Select, TextInput } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { PageHeading } from '../ui/PageHeading.js';
import { useAct } from '../ui/useAct.js';

const FORM = graphql(`
  query StartForm {
    me {
      administers {
        id
        name
      }
    }
    templates {
      key
      title
      purpose
    }
  }
`);

const START = graphql(`
  mutation StartStatement($input: StartStatementInput!) {
    startStatement(input: $input) {
      statement {
        id
      }
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = {
  'statement.title': 'title',
  'statement.slug-taken': 'title',
  'statement.unknown-template': 'template',
  'statement.dates': 'periodFrom',
  'statement.period': 'periodTo',
  'concordat.reviewBy': 'reviewBy',
};

/** "Start a statement": from a template, for a council that the person looks after. */
export function StartPage() {
  const [{ data, error }, ask] = useQuery({ query: FORM });
  return (
    <Loadable data={data} error={error} again={() => ask()}>
      {(form) => <StartForm {...form} />}
    </Loadable>
  );
}

function StartForm({ me, templates }: StartFormQuery) {
  const navigate = useNavigate();
  const { run, busy, problems } = useAct(START, FIELDS);
  const [input, setInput] = useState({
    councilId: me.administers[0]?.id ?? '',
    template: templates[0]?.key ?? '',
    title: '',
    periodFrom: '',
    periodTo: '',
    reviewBy: '',
  });
  const set = (name: keyof typeof input) => (value: string) => setInput({ ...input, [name]: value });
  const start = async (): Promise<void> => {
    const done = await run({ input });
    if (done?.statement) await navigate(`/workspace/${done.statement.id}/people`);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <ErrorSummary problems={problems} />
      <PageHeading>Start a statement</PageHeading>
      <HowItBegins />
      {me.administers.length > 1 ? (
        <Select
          id="council"
          label="Council"
          value={input.councilId}
          onChange={set('councilId')}
          choices={me.administers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <TextInput
        id="title"
        label="What is it called?"
        value={input.title}
        error={errorIn(problems, 'title')}
        onChange={set('title')}
      />
      <Radios
        id="template"
        label="What kind of statement is it?"
        value={input.template}
        error={errorIn(problems, 'template')}
        onChange={set('template')}
        choices={templates.map(({ key, title, purpose }) => ({ value: key, label: title, hint: purpose }))}
      />
      <Dates input={input} problems={problems} set={set} />
      <p className="govuk-body">Every section starts empty. Next you invite people.</p>
      <Button submit busy={busy}>
        Start the statement
      </Button>
    </form>
  );
}

interface DatesProps {
  readonly problems: readonly Problem[];
  readonly input: { readonly periodFrom: string; readonly periodTo: string; readonly reviewBy: string };
  readonly set: (name: 'periodFrom' | 'periodTo' | 'reviewBy') => (value: string) => void;
}

function Dates({ input, problems, set }: DatesProps) {
  return (
    <>
      <TextInput
        id="periodFrom"
        type="date"
        label="First day it is about"
        value={input.periodFrom}
        error={errorIn(problems, 'periodFrom')}
        onChange={set('periodFrom')}
      />
      <TextInput
        id="periodTo"
        type="date"
        label="Last day it is about"
        value={input.periodTo}
        error={errorIn(problems, 'periodTo')}
        onChange={set('periodTo')}
      />
      <TextInput
        id="reviewBy"
        type="date"
        label="Day by which it is reviewed"
        value={input.reviewBy}
        error={errorIn(problems, 'reviewBy')}
        onChange={set('reviewBy')}
      />
    </>
  );
}

function HowItBegins() {
  return (
    <p className="govuk-body">
      It begins as a proposal. Invite two co-chairs of different groups. An officer of the council names who stands for
      it; then both co-chairs ask people to get together.
    </p>
  );
}
