/* raveberry sources sha256:9a4b4923d5fa8ec2 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-FUGR5KYX.js";import{a as m,b as o}from"./chunks/chunk-QA7ZLQSY.js";import"./chunks/chunk-CQN3UWQU.js";import"./chunks/chunk-WCHTG7TE.js";import"./chunks/chunk-SDXWPKL2.js";import"./chunks/chunk-O2DHFNQG.js";r({...m,why:o});
