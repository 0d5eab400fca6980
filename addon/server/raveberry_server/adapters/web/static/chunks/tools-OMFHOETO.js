/* raveberry sources sha256:0d838590b4ef4ce2 */
/* licences: licences.txt */
import"./chunk-PHSWBUBM.js";import"./chunk-V6O45O7V.js";import"./chunk-XCLV34O4.js";import"./chunk-NMQTZHPV.js";
