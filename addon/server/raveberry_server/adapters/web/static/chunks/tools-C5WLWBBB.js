/* raveberry sources sha256:9a4b4923d5fa8ec2 */
/* licences: licences.txt */
import"./chunk-G2J7LLXT.js";import"./chunk-4MGDSQTN.js";import"./chunk-WCHTG7TE.js";import"./chunk-O2DHFNQG.js";
