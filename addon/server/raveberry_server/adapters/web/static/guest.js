/* raveberry sources sha256:285a927e5983c4882cd6912242925fb28a479329db827198b080533df1a0e2b8 */
/* licences: licences.txt */
import{X as n,a as t,i as e,k as o}from"./chunks/chunk-C4NSQD5G.js";var r=class extends n{badge(){return""}above(){return e}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
