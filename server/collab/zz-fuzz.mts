import * as Y from 'yjs';
import { DocumentState } from '/work/main/server/collab/document-state';
import { readStructure } from '/work/main/server/collab/update-structure';
const chance=(seed:number)=>{let s=seed*2654435761+1;return()=>{s=(s+0x6d2b79f5)|0;let m=Math.imul(s^(s>>>15),1|s);m=(m+Math.imul(m^(m>>>7),61|m))^m;return((m^(m>>>14))>>>0)/4294967296}};
let n=0, acc=0, thrown=0, pend=0; const seen=new Map<string,number>();
const end=Date.now()+60000;
for(let seed=1; Date.now()<end; seed++){
  const r=chance(seed);
  const doc=new Y.Doc(); doc.clientID=50+seed%100;
  const text=doc.getXmlFragment('text');
  const ups:Uint8Array[]=[]; doc.on('update',(u:Uint8Array)=>ups.push(u));
  for(let i=0;i<8;i++){ const el=new Y.XmlElement('paragraph'); el.setAttribute('id','b'+i); const t=new Y.XmlText('hello world'); el.insert(0,[t]); text.insert(Math.floor(r()*(text.length+1)),[el]); if(r()<.5) t.format(0,3,{bold:{}}); if(r()<.4) t.delete(1,4); if(r()<.2) text.delete(0,1); }
  const state=new DocumentState(); const target=new Y.Doc(); const tt=target.getXmlFragment('text'); const kept:Uint8Array[]=[];
  for(const u0 of ups){
    for(let k=0;k<6;k++){
      const b=[...u0]; const m=1+Math.floor(r()*3);
      for(let j=0;j<m;j++){ const at=Math.floor(r()*b.length); const w=r(); if(w<.7) b[at]=Math.floor(r()*256)&(r()<.5?0x0f:0xff); else if(w<.85) b.splice(at,1); else b.splice(at,0,Math.floor(r()*256)); }
      const u=Uint8Array.from(b); n++;
      let v; try{ v=state.accept(readStructure(u),null,()=>kept);}catch(e:any){ if(e.code!=='damaged') throw e; continue; }
      if(v.kind!=='new') continue; acc++; kept.push(v.update);
      try{ Y.applyUpdate(target,v.update);}catch(e:any){ thrown++; if(thrown<2){console.log('SEED',seed); for(const k of kept.slice(-6)) {console.log(Buffer.from(k).toString('hex')); console.log(Y.decodeUpdate(k).structs.map((s:any)=>JSON.stringify({id:s.id,len:s.length,o:s.origin,r:s.rightOrigin,p:s.parent,ps:s.parentSub,c:s.content?.constructor.name,t:s.content?.type?.constructor.name,str:s.content?.str})).join('\n'), JSON.stringify([...Y.decodeUpdate(k).ds.clients]))}} const key=String(e.stack).split('\n').slice(0,6).join('|'); seen.set(key,(seen.get(key)??0)+1); break; }
      if(target.store.pendingStructs||target.store.pendingDs){ pend++; break; }
    }
    if(target.store.pendingStructs||target.store.pendingDs) break;
    const v=state.accept(readStructure(u0),null,()=>kept); if(v.kind==='new'){kept.push(v.update); try{Y.applyUpdate(target,v.update)}catch(e:any){thrown++; const key='orig '+String(e.stack).split('\n').slice(0,6).join('|'); seen.set(key,(seen.get(key)??0)+1);break;}}
  }
}
console.log({n,acc,thrown,pend}, [...seen]);
