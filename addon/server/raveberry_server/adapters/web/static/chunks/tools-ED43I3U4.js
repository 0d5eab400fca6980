/* raveberry sources sha256:07f797034678bc48 */
/* licences: licences.txt */
import"./chunk-J2XVX6WL.js";import"./chunk-4JO4AJMC.js";import"./chunk-V2WYCN76.js";import"./chunk-IOT6XR5W.js";
