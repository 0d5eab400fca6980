/* raveberry sources sha256:508ca47fde1d7760 */
/* licences: licences.txt */
import"./chunk-ICU6Z6SR.js";import"./chunk-4LITKGCQ.js";import"./chunk-BBSAAFY5.js";import"./chunk-LISOOD62.js";
