/* raveberry sources sha256:6dcb35938b690214 */
/* licences: licences.txt */
import"./chunk-EBB7Y4KF.js";import"./chunk-OOZQ3FWU.js";import"./chunk-LJ4TFJND.js";import"./chunk-CL7EGAAW.js";
