/* raveberry sources sha256:1a953a192c4070b7 */
/* licences: licences.txt */
import"./chunk-TOSHA7YK.js";import"./chunk-GU2V5BBW.js";import"./chunk-BCMOLZWB.js";import"./chunk-IPLMH437.js";
