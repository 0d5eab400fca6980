/* raveberry sources sha256:e5f4f5a3cce46303 */
/* licences: licences.txt */
import"./chunk-6SZR4RKO.js";import"./chunk-JLERMUMT.js";import"./chunk-II3KYFFA.js";import"./chunk-EXNZRVSX.js";
