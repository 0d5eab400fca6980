/* raveberry sources sha256:6e931e94d486c964a2b36e673c799f3ce5982a3b8442469ae5f2a905d68bfff9 */
import{U as i,a as t,i as e,k as o}from"./chunks/chunk-DFSNE36U.js";var r=class extends i{badge(){return""}beside(){return e}};r=t([o("rb-guest")],r);export{r as GuestPage};
