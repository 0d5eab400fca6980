/* raveberry sources sha256:94bbfbd2d35b895c */
/* licences: licences.txt */
import"./chunk-7G373BEB.js";import"./chunk-I34FU75R.js";import"./chunk-XHWWGGNE.js";import"./chunk-ULSXELJB.js";
