/* raveberry sources sha256:e007eb08521d504e */
/* licences: licences.txt */
import"./chunk-FKCQG3TF.js";import"./chunk-FVT3PMTZ.js";import"./chunk-3LDMC4FO.js";import"./chunk-CEROLYFS.js";
