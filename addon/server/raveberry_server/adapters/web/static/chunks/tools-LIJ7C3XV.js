/* raveberry sources sha256:3c5637aa4f2994b6 */
/* licences: licences.txt */
import"./chunk-6KPU6F7G.js";import"./chunk-UULRJKZO.js";import"./chunk-RDTDU24T.js";import"./chunk-HP7PUOYX.js";
