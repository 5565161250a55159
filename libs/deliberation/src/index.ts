export {
  isAnswered,
  whyNotDecide,
  type Decider,
  type Decision,
  type DecisionRequest,
  type ProposalStatus,
} from './why-not-decide.js';
export { whyNotSuggest, type SuggestionRequest } from './why-not-suggest.js';
export { whyNotWriteFor, type WriteForRequest } from './why-not-write-for.js';
