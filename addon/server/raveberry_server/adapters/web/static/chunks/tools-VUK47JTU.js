/* raveberry sources sha256:f674ac2a836f247e */
/* licences: licences.txt */
import"./chunk-XTNBMKC4.js";import"./chunk-4IU7B2N6.js";import"./chunk-PDD2GL4Y.js";import"./chunk-NTA4D73J.js";
