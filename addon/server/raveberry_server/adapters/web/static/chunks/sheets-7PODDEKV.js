/* raveberry sources sha256:3c5637aa4f2994b6 */
/* licences: licences.txt */
import{a}from"./chunk-QXZJTIZO.js";import"./chunk-MWZWSOGO.js";import"./chunk-HP7PUOYX.js";export{a as sheets};
