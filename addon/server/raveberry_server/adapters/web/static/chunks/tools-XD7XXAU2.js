/* raveberry sources sha256:78466b39aef43dfe */
/* licences: licences.txt */
import"./chunk-GDAHSUTM.js";import"./chunk-CQTO7YBM.js";import"./chunk-EAWSEWCV.js";import"./chunk-MNH7RVQR.js";
